#pragma once

#include "core/base/message.h"

#include <array>
#include <chrono>
#include <string_view>
#include <vector>

// What the container reference leaves open or where public sources contradict each other: every choice of ours, once.
// The code asks these constants; the interface and the documentation show their sentences.
namespace sluis::plan {

enum class ClientOrder { HighestFirst, LowestFirst };
inline constexpr ClientOrder ClientPriority = ClientOrder::HighestFirst; // 6.1 item 2

inline constexpr int StatusWithoutClient = 400; // 6.1 item 4

inline constexpr std::chrono::seconds TagDeadline{10}; // 6.4, status "timeout"

inline constexpr std::array<std::string_view, 1> PageViewEvents{"page_view"}; // 2.1, SERVER_PAGEVIEW

inline constexpr double RandomNumberMaximum = 2147483647; // 3.1

// A tag needs consent that the event says nothing about: it does not fire.
inline constexpr bool UnknownConsentIsDenied = true;

// A setup tag that is paused, missing or cannot run here counts as failed for a tag that stops on failure (6.4).
inline constexpr bool IdleSetupTagFails = true;

// A list of affected tags without "all tags except": the transformation affects every tag (5.1).
inline constexpr bool UnsaidScopeIsAllTags = true;

// More than this many variables inside each other: the value is undefined.
inline constexpr unsigned VariableDepthLimit = 100;

struct Decision {
    std::string_view id; // "clientPriority"
    Message sentence;
};

// In the order of the reference.
std::vector<Decision> decisions();

} // namespace sluis::plan
