#pragma once

#include <QtGlobal>

#include <chrono>

// The bounds of the wire. Every reader refuses what lies beyond them; no writer produces it.
namespace qiao::protocol::limits {

inline constexpr qsizetype frameBytes = 64 * 1024;
inline constexpr int commandIdLength = 64;
inline constexpr int idLength = 64;
inline constexpr int tokenLength = 4096;
inline constexpr int messageLength = 4000; // UTF-16 units, as JavaScript counts
inline constexpr int noteLength = 4000;
inline constexpr int nameLength = 200;
inline constexpr int urlLength = 2048;
inline constexpr int titleLength = 300;
inline constexpr int localeLength = 35;
inline constexpr int topicLength = 200;
inline constexpr int formFields = 20;
inline constexpr int formValueLength = 1000;
inline constexpr int formBytes = 32 * 1024; // so that what a form becomes still fits into a frame
inline constexpr int objectBytes = 8 * 1024; // product, order, journey data
inline constexpr int tags = 20;
inline constexpr int tagLength = 50;
inline constexpr int commentLength = 2000;
inline constexpr int reasonLength = 50; // why an agent is away
inline constexpr int shortcutLength = 50; // of a canned reply
inline constexpr int replyFiles = 5; // that go with a canned reply
inline constexpr int greetingLength = 500;
inline constexpr int macroBytes = 24 * 1024; // so that each fits into a frame
inline constexpr int mostCannedReplies = 1000;
inline constexpr int mostMacros = 200;
inline constexpr int mostExperiments = 200;
inline constexpr int pauseReasons = 30;
inline constexpr int tagSuggestions = 200;
inline constexpr int watchedQueues = 500;
inline constexpr int historyPage = 200; // events in one answer
inline constexpr int resumeEntries = 1000;
inline constexpr int journeyBatch = 50;
inline constexpr int pollFrames = 50; // commands in one poll request
inline constexpr std::chrono::milliseconds longestPoll{25'000};
inline constexpr int jsonDepth = 32;

} // namespace qiao::protocol::limits
