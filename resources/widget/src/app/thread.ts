import type * as words from 'qiao:texts/app';
import type { Chat } from '../core/chat.js';
import type { Author, Conversation, FileInfo } from '../core/conversation.js';
import type { Entry } from '../core/outbox.js';
import type { ChatEvent } from '../core/protocol.js';

const groupMs = 2 * 60000;

/** A file on its way up, or one that did not get there. */
export interface Upload {
    key: string;
    at: number;
    file: File;
    /** 0 to 1. */
    share: number;
    /** What went wrong, in the visitor's language. */
    problem: string;
    canRetry: boolean;
    abort(): void;
}

/** One row of the thread: a message, a file on its way, or with `notice` a quiet line. */
export interface Item {
    key: string;
    at: number;
    /** One of words.notice. */
    notice?: keyof typeof words.notice;
    from?: Author;
    isMine?: boolean;
    text?: string;
    file?: FileInfo;
    state?: 'sending' | 'stored' | 'read' | 'failed';
    entry?: Entry;
    upload?: Upload;
    /** First of a day; goes on in the group of the item before; ends its group. */
    isNewDay?: boolean;
    isFollowing?: boolean;
    isLast?: boolean;
}

/** What the thread shows, oldest first: events of all conversations, then what is still on its way. */
export function threadItems(chat: Chat, uploads: Set<Upload>): Item[] {
    const items: Item[] = [];
    for (const conversation of chat.state.conversations) {
        for (const event of conversation.events) {
            const item = eventItem(conversation, event);
            // The first conversation needs no announcement.
            if (item && (items.length || item.notice !== 'started')) {
                items.push(item);
            }
        }
    }
    const own = (entry: Entry, state: Item['state']) => {
        const { id, type, data } = entry.command;
        if (type === 'message.post') {
            items.push({ key: id, at: entry.at, isMine: true, text: data.text, file: data.file, state, entry });
        }
    };
    chat.outbox.sent.forEach((entry) => own(entry, 'stored'));
    chat.outbox.entries().forEach((entry) => own(entry, entry.failed ? 'failed' : 'sending'));
    uploads.forEach((upload) => items.push({ key: upload.key, at: upload.at, isMine: true, upload }));
    items.forEach((item, index) => {
        const before: Partial<Item> = items[index - 1] || {};
        item.isLast = !item.notice;
        item.isNewDay = new Date(item.at).toDateString() !== new Date(before.at || 0).toDateString();
        if (
            !item.notice &&
            !before.notice &&
            before.isMine === item.isMine &&
            before.from?.id === item.from?.id &&
            item.at - before.at! < groupMs
        ) {
            item.isFollowing = true;
            before.isLast = before.state === 'failed' || !!before.upload;
        }
    });
    return items;
}

function eventItem(conversation: Conversation, { type, data, at, seq, id }: ChatEvent): Item | undefined {
    const key = `${conversation.id}.${seq}`;
    if (type === 'message.posted') {
        const isMine = data.from?.role === 'visitor';
        return {
            // The bubble on its way and the stored one are the same row.
            key: (isMine && id) || key,
            at,
            from: isMine ? undefined : data.from || { role: 'system' },
            isMine,
            text: data.text,
            file: data.file,
            state: !isMine ? undefined : seq! <= conversation.agentReadUpTo ? 'read' : 'stored',
        };
    }
    const name = data.agent?.name;
    return /n\.(started|assigned|joined|transferred|closed|reopened)$/.test(type) && (name || type !== 'conversation.assigned')
        ? { key, at, notice: type.slice(13) as Item['notice'], text: name }
        : undefined;
}
