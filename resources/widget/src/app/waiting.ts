import * as words from 'qiao:texts/app';
import type { ChatState } from '../core/chat.js';
import type { Conversation } from '../core/conversation.js';
import { dayText, t, timeText } from './texts.js';

const minuteMs = 60000;

/** That the site is closed and when it opens, in the visitor's own time; '' while it is open. */
export function closedText({ closedUntil }: ChatState): string {
    return closedUntil === undefined || (closedUntil && closedUntil < Date.now())
        ? ''
        : t(words.waiting.closed, {
              opens: closedUntil
                  ? t(words.waiting.opens, { day: dayText(closedUntil), time: timeText(closedUntil) })
                  : '',
          });
}

/** The place in the line and about how long that takes; '' where unknown. */
export function placeText({ place: { position, estimateMs } }: Conversation): string {
    // Rounded up, so that it is rather kept than missed. Beyond an hour nobody can tell.
    const minutes = Math.ceil(estimateMs / minuteMs);
    const count = minutes > 10 ? Math.ceil(minutes / 5) * 5 : minutes;
    const wait = count > 0 && count <= 60 ? t(words.waiting.minutes, { count }) : '';
    return position > 0 ? t(words.waiting.position, { count: position, wait }) : '';
}
