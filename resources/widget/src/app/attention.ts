const flashMs = 1200;
const quietMs = 1500;

let timer = 0;
let pageTitle = '';
let shown = '';

/** Shows `text` in the page's title in turn with its own, until called with ''. */
export function flashTitle(text: string): void {
    clearInterval(timer);
    restore();
    if (text) {
        const swap = () => {
            if (!restore()) {
                pageTitle = document.title;
                document.title = shown = text;
            }
        };
        swap();
        if (!matchMedia('(prefers-reduced-motion: reduce)').matches) {
            timer = window.setInterval(swap, flashMs);
        }
    }
}

/** Whether the title was the widget's and is the page's again. */
function restore(): boolean {
    const isOurs = !!shown && document.title === shown;
    if (isOurs) {
        document.title = pageTitle;
    }
    shown = '';
    return isOurs;
}

/** One soft sound, in one tab of the site only. */
export function ring(): void {
    void navigator.locks?.request('qiao.ring', { ifAvailable: true }, (lock) => {
        if (lock) {
            const context = new AudioContext();
            // Browsers keep a page silent that the visitor has not touched yet.
            if (context.state === 'running') {
                play(context, 659, 0);
                play(context, 880, 0.11);
            }
            return new Promise((done) => setTimeout(done, quietMs)).then(() => context.close());
        }
        return undefined;
    });
}

function play(context: AudioContext, frequency: number, delay: number): void {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + delay;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.09, from);
    volume.gain.exponentialRampToValueAtTime(0.0001, from + 0.4);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.4);
}
