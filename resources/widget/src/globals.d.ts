declare module '*.css' {
    const css: string;
    export default css;
}

/** Where the app of this build is at the relay. */
declare const appFile: string;

/** The packs of translations/widget, every text as src/sdk/text.ts takes it. */
declare module 'qiao:texts/launcher' {
    export const launcher: Section<'launcher'>;
}
declare module 'qiao:texts/app' {
    export const panel: Section<'panel'>;
    export const home: Section<'home'>;
    export const status: Section<'status'>;
    export const waiting: Section<'waiting'>;
    export const thread: Section<'thread'>;
    export const notice: Section<'notice'>;
    export const message: Section<'message'>;
    export const composer: Section<'composer'>;
    export const file: Section<'file'>;
    export const form: Section<'form'>;
    export const rating: Section<'rating'>;
    export const about: Section<'about'>;
    export const error: Section<'error'>;
}

type Pack = typeof import('../../../translations/widget/en.json');
type Section<name extends keyof Pack> = { readonly [text in keyof Pack[name]]: string };
