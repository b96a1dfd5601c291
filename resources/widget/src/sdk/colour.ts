/** Black or white, whichever reads better on a colour given as #rgb or #rrggbb. */
export function textOn(colour: string): string {
    const hex = colour.length < 5 ? colour.replace(/\w/g, '$&$&') : colour;
    const [red, green, blue] = [1, 3, 5].map((at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
    // Relative luminance as in WCAG 2.1; at 0.18 both have a contrast of 4.6.
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 ? '#fff' : '#000';
}
