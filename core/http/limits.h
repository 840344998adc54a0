#pragma once

#include <chrono>
#include <cstddef>

namespace sluis::http {

// What a stranger may ask of one request and one connection. Each limit is the largest that is still served.
struct Limits {
    size_t requestLineBytes = 8 * 1024; // without its line end; beyond: 414
    size_t headerBytes = 32 * 1024; // all header lines with their line ends; beyond: 431
    size_t headerCount = 100; // beyond: 431
    size_t bodyBytes = 1024 * 1024; // as received, without chunk framing; beyond: 413
    size_t decodedBytes = 4 * 1024 * 1024; // after gzip or deflate; beyond: 413
    size_t decodedRatio = 20; // decoded to received; beyond: 413

    std::chrono::milliseconds headTime{10'000}; // from the first byte to the empty line; beyond: 408
    std::chrono::milliseconds bodyTime{25'000}; // from the empty line to the last byte; beyond: 408
    std::chrono::milliseconds rateGrace{5'000}; // then the body must have come with at least
    size_t rateBytesPerSecond = 1024; //           this rate; below: 408
    std::chrono::milliseconds idleTime{65'000}; // between requests; beyond: closed
    std::chrono::milliseconds writeTime{25'000}; // for the peer to take an answer; beyond: closed

    size_t connections = 10'000; // of the whole listener; beyond: closed at once
    size_t connectionsPerAddress = 256; // beyond: 429 and closed
    size_t pipelineDepth = 64; // requests of one connection waiting for answers; beyond: not read
};

} // namespace sluis::http
