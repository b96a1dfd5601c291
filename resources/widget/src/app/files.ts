import type { FileInfo } from '../core/conversation.js';
import { parseJson, refusal } from '../core/protocol.js';

const maxWidth = 240;
const maxHeight = 220;

/** Attachments at the relay: up with progress, down with the session's token. */
export interface Files {
    /** `progress` is told the share that is up, 0 to 1. */
    upload(
        request: XMLHttpRequest,
        file: File,
        progress: (share: number) => void,
    ): Promise<FileInfo>;
    /** Draws a picture, without any address a content policy would have to allow. */
    draw(canvas: HTMLCanvasElement, id: string): Promise<void>;
    save(id: string, name: string): Promise<void>;
}

/** `address` answers where a path under /v1/files is for this site. */
export function relayFiles(address: (path: string) => string, token: () => string): Files {
    const loaded = new Map<string, Promise<Blob>>();

    const load = (id: string): Promise<Blob> => {
        let loading = loaded.get(id);
        if (!loading) {
            loading = fetch(address('/' + id), { headers: { Authorization: 'Bearer ' + token() } }).then((response) => {
                if (!response.ok) {
                    loaded.delete(id);
                    throw response.status;
                }
                return response.blob();
            });
            loaded.set(id, loading);
        }
        return loading;
    };

    return {
        upload: (request, file, progress) =>
            new Promise((resolve, reject) => {
                const mime = file.type || 'application/octet-stream';
                request.open('POST', `${address('')}&name=${encodeURIComponent(file.name)}`);
                request.setRequestHeader('Content-Type', mime);
                request.setRequestHeader('Authorization', 'Bearer ' + token());
                request.upload.onprogress = (event) => progress(event.loaded / event.total);
                request.onloadend = () => {
                    const { id, name, error } = parseJson(request.responseText) || {};
                    if (id) {
                        loaded.set(id, Promise.resolve(file));
                        resolve({ id, name, mime, size: file.size });
                    } else {
                        reject(refusal(error));
                    }
                };
                request.send(file);
            }),

        async draw(canvas, id) {
            const bitmap = await createImageBitmap(await load(id));
            const scale = Math.min(1, maxWidth / bitmap.width, maxHeight / bitmap.height);
            const density = Math.min(devicePixelRatio, 1 / scale);
            canvas.width = bitmap.width * scale * density;
            canvas.height = bitmap.height * scale * density;
            canvas.style.width = bitmap.width * scale + 'px';
            canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
        },

        async save(id, name) {
            const link = document.createElement('a');
            link.href = URL.createObjectURL(await load(id));
            link.download = name;
            link.click();
            setTimeout(() => URL.revokeObjectURL(link.href), 30000);
        },
    };
}
