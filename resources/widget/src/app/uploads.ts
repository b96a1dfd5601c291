import * as words from 'qiao:texts/app';
import type { Chat } from '../core/chat.js';
import type { Refusal } from '../core/protocol.js';
import type { Files } from './files.js';
import { uuid } from './platform.js';
import { sizeText, t } from './texts.js';
import type { Upload } from './thread.js';

/** The files on their way up, and those that failed; `run` sends one, for the first time or again. */
export function createUploads(chat: Chat, files: Files, changed: () => void) {
    const list = new Set<Upload>();

    const run = async (upload: Upload) => {
        const { file } = upload;
        const limit = chat.state.maxUploadBytes;
        list.add(upload);
        upload.problem =
            file.size > limit
                ? t(words.file.tooLarge, { size: sizeText(limit) })
                : file.size
                  ? ''
                  : t(words.file.refused);
        changed();
        if (upload.problem) {
            return;
        }
        upload.canRetry = true;
        try {
            await chat.outbox.conversation();
            const request = new XMLHttpRequest();
            upload.abort = () => request.abort();
            if (list.has(upload)) {
                const info = await files.upload(request, file, (share) => {
                    upload.share = share;
                    changed();
                });
                list.delete(upload);
                chat.say({ file: info });
            }
        } catch (error) {
            upload.canRetry = !/^(bad_request|forbidden|too_large)$/.test((error as Refusal).code);
            upload.problem = t(upload.canRetry ? words.message.failed : words.file.refused);
        }
        changed();
    };

    return {
        list,
        run,
        add(file: File) {
            void run({ key: uuid(), at: Date.now(), file, share: 0, problem: '', canRetry: false, abort() {} });
        },
        discard(upload: Upload) {
            list.delete(upload);
            upload.abort();
            changed();
        },
    };
}
