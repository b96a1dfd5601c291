import type { ChatEvent, Json } from './protocol.js';

export interface Author {
    role: 'visitor' | 'agent' | 'bot' | 'system';
    id?: string;
    name?: string;
}

export interface FileInfo {
    id: string;
    name: string;
    mime: string;
    size: number;
}

/** One conversation as its events tell it. */
export interface Conversation {
    id: string;
    /** Ascending by `seq`; reaches back as far as was fetched. */
    events: ChatEvent[];
    /** The last event that was seen, or skipped knowingly: the cursor to resume from. */
    lastSeq: number;
    /** Up to where the state below was told by the relay, not by events. */
    stateSeq: number;
    isClosed: boolean;
    agent: Author | null;
    /** Nobody waits here any more: a message that is answered when there is time. */
    isDeferred: boolean;
    /** How it stands in its queue, as `conversation.waiting` told it last. */
    place: Json;
    /** How far the visitor, and the other side, have read. */
    readUpTo: number;
    agentReadUpTo: number;
    hasFeedback: boolean;
    /** Whether nothing is left to fetch before the first event. */
    isComplete: boolean;
}

export function newConversation(id: string): Conversation {
    return {
        id,
        events: [],
        lastSeq: 0,
        stateSeq: 0,
        isClosed: false,
        agent: null,
        isDeferred: false,
        place: {},
        readUpTo: 0,
        agentReadUpTo: 0,
        hasFeedback: false,
        isComplete: false,
    };
}

/** Takes the state of the answer to `session.open`; events before it can be fetched. */
export function describe(conversation: Conversation, { state, agent, seq, deferred }: Json): void {
    conversation.isClosed = state === 'closed';
    conversation.isDeferred = !!deferred;
    // What it was may have changed long since; the relay tells it anew.
    conversation.place = {};
    // Who had it when it was closed is still worth knowing.
    conversation.agent = agent || (conversation.isClosed ? conversation.agent : null);
    if (!conversation.lastSeq) {
        conversation.lastSeq = conversation.stateSeq = seq || 0;
    }
}

/** Whether the event was new. Not dense with what is known: a gap, to be resumed over. */
export function arrive(conversation: Conversation, event: ChatEvent): 'new' | 'known' | 'gap' {
    const ahead = event.seq! - conversation.lastSeq;
    if (ahead !== 1) {
        return ahead > 1 ? 'gap' : 'known';
    }
    conversation.lastSeq = event.seq!;
    addHistory(conversation, [event]);
    return 'new';
}

/** Takes events in that are not newer than `lastSeq`, in any order; those that are here already are left out. */
export function addHistory(conversation: Conversation, events: ChatEvent[]): void {
    const known = conversation.events;
    for (const event of events) {
        if (event.seq! <= conversation.lastSeq && !known.some(({ seq }) => seq === event.seq)) {
            known.push(event);
            apply(conversation, event);
        }
    }
    known.sort((a, b) => a.seq! - b.seq!);
    conversation.isComplete = conversation.isComplete || (known.length > 0 && known[0].seq === 1);
}

export function isMessageOfOthers({ type, data }: ChatEvent): boolean {
    return type === 'message.posted' && (!data.from || data.from.role !== 'visitor');
}

function apply(conversation: Conversation, { type, seq, data }: ChatEvent): void {
    if (type === 'message.read') {
        if (data.by?.role === 'visitor') {
            conversation.readUpTo = Math.max(conversation.readUpTo, data.upTo);
        } else {
            conversation.agentReadUpTo = Math.max(conversation.agentReadUpTo, data.upTo);
        }
    } else if (type === 'feedback.submitted') {
        conversation.hasFeedback = true;
    } else if (seq! > conversation.stateSeq && /^conv/.test(type)) {
        const step = type.slice(13);
        conversation.isClosed = step === 'closed';
        if (step === 'deferred') {
            conversation.isDeferred = true;
        } else if (/^(assigned|closed)$/.test(step)) {
            conversation.isDeferred = false;
            conversation.place = {};
        }
        if (step === 'assigned') {
            conversation.agent = data.agent;
        } else if (/^(queued|transferred)$/.test(step)) {
            conversation.agent = null;
        }
    }
}
