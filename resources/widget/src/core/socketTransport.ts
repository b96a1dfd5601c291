import type { Socket } from './platform.js';
import { frameOf, parseJson } from './protocol.js';
import type { OpenTransport } from './transport.js';

/** The WebSocket way. */
export const openSocketTransport: OpenTransport = (platform, url, first, onFrame, onEnd) => {
    let socket: Socket | null = null;
    let isOpen = true;
    try {
        socket = platform.openSocket(url.replace(/^http/, 'ws'), 'qiao.v1');
        socket.onopen = () => socket!.send(JSON.stringify(first));
        socket.onmessage = ({ data }) => {
            const frame = frameOf(parseJson(String(data)));
            if (frame && isOpen) {
                onFrame(frame);
            }
        };
        socket.onclose = ({ code }) => isOpen && onEnd(code);
    } catch {
        // A content policy or a proxy setting may refuse in the constructor already.
        platform.after(0, () => onEnd(0));
    }
    return {
        kind: 'websocket',
        send: (command) => socket!.send(JSON.stringify(command)),
        close() {
            isOpen = false;
            socket?.close();
        },
    };
};
