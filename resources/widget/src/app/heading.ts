import type { Chat } from '../core/chat.js';
import type { Heading } from './panel.js';
import { t } from './texts.js';
import { nameOf } from './threadView.js';

export type View = 'home' | 'thread' | 'about';

/** Who answers and how soon, for the head of the panel. */
export function heading({ current, state: { isAvailable, siteName } }: Chat, view: View, greeting?: string): Heading {
    if (view === 'about') {
        return { canGoBack: true, title: t('about.title') };
    }
    const isAway = isAvailable === false;
    if (view === 'home') {
        return {
            isHome: true,
            title: greeting || t('home.greeting'),
            subtitle: t(isAway ? 'home.away' : 'home.available'),
        };
    }
    const { agent, isClosed, queuePosition: count } = current() || {};
    const name = agent && !isClosed ? nameOf(agent) : '';
    return {
        title: siteName || t('panel.title'),
        subtitle: isClosed
            ? t('status.closed')
            : name
              ? t('status.assigned', { name })
              : isAway
                ? t('status.away')
                : count
                  ? t('status.position', { count })
                  : t('status.queued'),
        person: name,
    };
}

/** What is wrong with the connection, or ''. */
export function trouble({ connection }: Chat): string {
    const state = connection.state();
    return /^(open|idle)$/.test(state)
        ? ''
        : t(state === 'stopped' ? 'error.forbidden' : navigator.onLine ? 'status.connecting' : 'status.offline');
}
