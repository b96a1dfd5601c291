import type { Platform } from './platform.js';
import type { Json, Refusal } from './protocol.js';

const maxKept = 50;
const gatherMs = 1000;

/** The steps of the visitor's way through the site, gathered and told in batches when there is a line to the relay. */
export function createJourney(platform: Platform, tell: (steps: Json[]) => Promise<unknown>, isOpen: () => boolean) {
    let steps: Json[] = [];
    let isGathering = false;

    const flush = () => {
        if (steps.length && !isGathering && isOpen()) {
            isGathering = true;
            platform.after(gatherMs, () => {
                const told = steps.splice(0);
                isGathering = false;
                tell(told).catch(({ code }: Refusal) => {
                    if (code === 'unavailable') {
                        steps.unshift(...told);
                    }
                });
            });
        }
    };

    return {
        flush,
        add(kind: string, details: Json) {
            steps.push({ ...details, kind, at: platform.now() });
            steps = steps.slice(-maxKept);
            flush();
        },
    };
}
