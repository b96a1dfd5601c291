import * as words from 'qiao:texts/app';
import type { Chat } from '../core/chat.js';
import type { Heading } from './panel.js';
import { t } from './texts.js';
import { nameOf } from './threadView.js';
import { closedText } from './waiting.js';

export type View = 'home' | 'thread' | 'about';

/** Who answers and how soon, for the head of the panel. */
export function heading({ current, state }: Chat, view: View, greeting?: string): Heading {
    if (view === 'about') {
        return { canGoBack: true, title: t(words.about.title) };
    }
    const isAway = state.isAvailable === false;
    const closed = closedText(state);
    if (view === 'home') {
        return {
            isHome: true,
            title: state.greeting || greeting || t(words.home.greeting),
            subtitle: closed || t(isAway ? words.home.away : words.home.available),
        };
    }
    const { agent, isClosed, isDeferred } = current() || {};
    const name = agent && !isClosed ? nameOf(agent) : '';
    return {
        title: state.siteName || t(words.panel.title),
        subtitle: isClosed
            ? t(words.notice.closed)
            : name
              ? t(words.status.assigned, { name })
              : closed ||
                t(isDeferred ? words.status.later : isAway ? words.home.away : words.status.queued),
        person: name,
    };
}

/** What is wrong with the connection, or ''. */
export function trouble({ connection }: Chat): string {
    const state = connection.state();
    return /^(open|idle)$/.test(state)
        ? ''
        : t(
              state === 'stopped'
                  ? words.error.forbidden
                  : navigator.onLine
                    ? words.status.connecting
                    : words.status.offline,
          );
}
