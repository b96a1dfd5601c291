declare module '*.css' {
    const css: string;
    export default css;
}

/** Where the app of this build is at the relay. */
declare const appFile: string;

/** The packs of translations/widget, every text as its versions in the order of `locales`. */
declare module 'qiao:texts/launcher' {
    const texts: { [name: string]: any };
    export default texts;
}
declare module 'qiao:texts/app' {
    const texts: { [section: string]: { [name: string]: any } };
    export default texts;
}
