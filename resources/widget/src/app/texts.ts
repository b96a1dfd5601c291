import packs from 'qiao:texts/app';
import { format, locales, type Locale } from '../sdk/text.js';

const dayMs = 86400000;

/** The pack in use; everything on show is drawn again when it changes. */
export let locale: Locale = 'en';

export function setLocale(chosen: Locale): void {
    locale = chosen;
}

/** The text at a path such as panel.title. */
export function t(path: string, values?: { [name: string]: string | number }): string {
    const [section, name] = path.split('.');
    return format(locale, packs[section][name], values);
}

export function textList(section: string, name: string): string[] {
    return packs[section][name][locales.indexOf(locale)];
}

export function timeText(at: number): string {
    return new Date(at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit', hour12: false });
}

export function dayText(at: number): string {
    const days = Math.round((new Date(at).setHours(0, 0, 0, 0) - new Date().setHours(0, 0, 0, 0)) / dayMs);
    return days > -2
        ? new (Intl as any).RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
        : new Date(at).toLocaleDateString(locale, { dateStyle: 'medium' } as any);
}

export function sizeText(bytes: number): string {
    return bytes < 1e6 ? Math.ceil(bytes / 1024) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
}
