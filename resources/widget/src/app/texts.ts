import type { Shell } from '../sdk/shell.js';
import type { Locale } from '../sdk/text.js';

const dayMs = 86400000;

/** The language of everything on show, which is drawn again when it changes. */
export let locale: Locale;

/** A text of the pack, such as words.panel.title. */
export let t: Shell['text'];

export let textList: Shell['list'];

/** Speaks as the shell does now. */
export function follow(shell: Shell): void {
    locale = shell.locale();
    t = shell.text;
    textList = shell.list;
}

export function timeText(at: number): string {
    return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

export function dayText(at: number): string {
    const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / dayMs);
    return Math.abs(days) < 2
        ? new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
        : new Date(at).toLocaleDateString(locale, Math.abs(days) < 7 ? { weekday: 'long' } : { dateStyle: 'medium' });
}

export function sizeText(bytes: number): string {
    return bytes < 1e6 ? Math.ceil(bytes / 1024) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
}
