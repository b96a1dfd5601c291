const quietMs = 1500;

let mark = '';

/** Puts the number of unread messages before the page's own title; 0 takes it away. */
export function markTitle(count: number): void {
    const title = document.title.replace(mark, '');
    mark = count ? `(${count}) ` : '';
    if (document.title !== mark + title) {
        document.title = mark + title;
    }
}

/** One soft sound of two notes, in one tab of the site only. */
export function ring(): void {
    void navigator.locks?.request('qiao.ring', { ifAvailable: true }, async (lock) => {
        if (lock) {
            const context = new AudioContext();
            // Browsers keep a page silent that the visitor has not touched yet.
            if (context.state === 'running') {
                const tone = context.createOscillator();
                const volume = context.createGain();
                const { gain } = volume;
                const from = context.currentTime;
                tone.frequency.setValueAtTime(659, from);
                tone.frequency.setValueAtTime(880, from + 0.12);
                gain.setValueAtTime(0.09, from);
                gain.exponentialRampToValueAtTime(0.0001, from + 0.5);
                tone.connect(volume).connect(context.destination);
                tone.start();
            }
            await new Promise((done) => setTimeout(done, quietMs));
            await context.close();
        }
    });
}
