// The frames of qiao.v1 as a visitor's client sees them.

export type Json = Record<string, any>;

export interface Command {
    type: string;
    id: string;
    conversation?: string;
    data: Json;
}

export interface Answer {
    type: 'ok' | 'error';
    re: string;
    data: Json;
}

/** Stored events carry a dense `seq`; ephemeral ones (typing, availability) carry none. */
export interface ChatEvent {
    type: string;
    conversation?: string;
    seq?: number;
    at: number;
    /** The command that made it. */
    id?: string;
    data: Json;
}

export type ServerFrame = Answer | ChatEvent;

/** Longest text of one message, as the relay accepts it. */
export const maxTextLength = 4000;

/** A refusal by the relay, or `unavailable` where the relay could not be asked. */
export interface Refusal {
    code: string;
    message: string;
    retryAfterMs: number;
}

export function refusal(data?: Json): Refusal {
    const { code = 'unavailable', message = '', retryAfterMs = 0 } = data || {};
    return { code, message, retryAfterMs };
}

export function parseJson(text: string | null): any {
    try {
        return JSON.parse(text!);
    } catch {
        return null;
    }
}

/** The frame in `raw`, or nothing where it is none; a gap in `seq` shows if it mattered. */
export function frameOf(raw: any): ServerFrame | null {
    return raw && typeof raw.type === 'string' ? { ...raw, data: raw.data || {} } : null;
}
