export { createChat, type Chat, type ChatHooks, type ChatOptions, type ChatState } from './chat.js';
export { createConnection, type Connection, type ConnectionHooks, type ConnectionState } from './connection.js';
export { addHistory, arrive, describe, isMessageOfOthers, newConversation } from './conversation.js';
export { createOutbox, type Entry, type Outbox, type OutboxHooks } from './outbox.js';
export type { PendingReply, Platform, Socket, Store } from './platform.js';
export { openPollTransport } from './pollTransport.js';
export { openSocketTransport } from './socketTransport.js';
