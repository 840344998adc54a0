#pragma once

#include "core/base/clock.h"
#include "core/base/message.h"
#include "core/container/container.h"
#include "core/plan/condition.h"
#include "core/plan/variable.h"
#include "core/privacy/field_class.h"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace sluis::plan {

using TriggerIndex = uint32_t;
using TagIndex = uint32_t;
using TransformationIndex = uint32_t;
using ClientIndex = uint32_t;

enum class Runs : uint8_t {
    Native, // by a type of core/types
    Template, // in the sandbox
    No, // `reason` says why
};

// Template variables to resolve before something is evaluated: one list for each layer, lowest first.
using Layers = std::vector<std::vector<VariableIndex>>;

struct Trigger {
    container::TriggerId id;
    std::string name;
    std::string type; // "CUSTOM_EVENT"
    ConditionsPtr conditions; // customEventFilter first, then filter
    bool isPageView = false; // matches PageViewEvents only
    bool isSupported = true; // false: a web trigger, never fires
    std::vector<TagIndex> firedTags;
    bool isUsed = false; // fires or blocks a tag
};

// Paths of more parts than any event has levels: such a path means nothing.
inline constexpr size_t PathPartLimit = 64;
bool isPath(std::string_view text);

struct Path {
    Expression text; // normally constant
    std::string constant;
    std::optional<privacy::FieldClass> fieldClass; // of a constant path
};

// Which parameters an allow list keeps, laid out by parts of their paths.
struct AllowTree {
    void add(std::string_view path);

    std::unordered_map<std::string, AllowTree, TextHash, std::equal_to<>> below; // no entry: nothing below is kept
    bool isWhole = false; // everything from here on is kept
};

enum class TransformationKind : uint8_t { Allow, Exclude, Augment, NotRunnable };

// The part of a transformation that depends on its own parameters alone.
struct TransformationBody {
    bool isConditional = false;
    Conditions conditions; // all must hold, if it is conditional
    std::vector<Path> paths; // Allow, Exclude, Augment
    std::vector<value::Value> wholeKeys; // Exclude: the constant paths as keys
    std::vector<Expression> values; // Augment: one for each path
    AllowTree allowed; // Allow, constant paths
    privacy::Hidden hides; // Allow and Exclude, constant paths: also hidden in the tag's view of the request
    bool hasVariablePaths = false;
    bool hasUnknownNames = false;
};

struct Transformation {
    container::TransformationId id;
    std::string name;
    TransformationKind kind = TransformationKind::NotRunnable;
    std::shared_ptr<const TransformationBody> body;
    Message reason; // for NotRunnable
    size_t sourceIndex = 0; // in the container
    size_t affectedTags = 0;
    Layers layers; // of its conditions, paths and values
};

struct Sequenced {
    std::optional<TagIndex> tag; // nothing when no tag has that name
    std::string name;
    bool stopsOnFailure = false;
};

struct Tag {
    container::TagId id;
    std::string name;
    std::string type;
    std::string vendor;
    Runs runs = Runs::No;
    Message reason; // why it does not run
    std::optional<size_t> customTemplate; // position in the container, for Runs::Template
    std::shared_ptr<const Expression> parameters; // an object by key
    bool hasUnknownNames = false; // in `parameters`

    int64_t priority = 0;
    bool isPaused = false;
    bool isLiveOnly = false;
    std::optional<WallTime> startsAt;
    std::optional<WallTime> endsAt;
    container::FiringOption firing = container::FiringOption::OncePerEvent;
    std::vector<std::string> neededConsent;

    std::vector<TriggerIndex> firingTriggers;
    std::vector<TriggerIndex> blockingTriggers;
    std::optional<Sequenced> setup;
    std::optional<Sequenced> cleanup;
    std::vector<TransformationIndex> transformations; // those that affect it, in the order they run
    value::Value monitoringMetadata; // object, undefined when there is none
    Layers layers; // of its parameters
    uint32_t rank = 0; // place in the order of priority
};

struct Client {
    container::ClientId id;
    std::string name;
    std::string type;
    Runs runs = Runs::No;
    Message reason;
    std::optional<size_t> customTemplate;
    double priority = 0;
    std::shared_ptr<const Expression> parameters;
    Layers layers; // of its parameters
    bool hasUnknownNames = false;
};

// Something in the container that cannot work as written.
struct Problem {
    Message message;
    container::EntityRef entity;
    std::string field; // "parameter.url", "filter.0.arg1"
    bool operator==(const Problem&) const = default;
};

// A container made ready to run: immutable, shared by all threads. Every index is a position in the vectors below,
// which keep the order of the container unless they say otherwise.
class Plan
{
public:
    std::shared_ptr<const container::Container> source;

    std::vector<VariablePtr> variables; // built-ins, then the container's own; positions survive edits
    std::vector<VariableTraits> traits; // of each variable
    Uses uses; // for each variable those it asks for directly
    std::unordered_map<std::string, VariableIndex, TextHash, std::equal_to<>> variableByName;

    std::vector<Trigger> triggers; // of the container, then the built-in All Pages when a tag uses it
    // Triggers that can fire for one event name only, by that name; every other one that a tag uses.
    std::unordered_map<std::string, std::vector<TriggerIndex>, TextHash, std::equal_to<>> triggersByEvent;
    std::vector<TriggerIndex> otherTriggers;

    std::vector<Tag> tags;
    std::vector<Transformation> transformations; // in the order they run
    std::vector<Client> clients; // in the order they are asked

    Layers eventLayers; // of all conditions of the triggers that are used

    std::vector<Problem> problems;

    const Tag* tag(const container::TagId& id) const;
    const Trigger* trigger(const container::TriggerId& id) const;
    const Transformation* transformation(const container::TransformationId& id) const;
    std::optional<VariableIndex> variable(std::string_view name) const;

private:
    friend class Compiler;
    std::map<std::string, PatternPtr> m_patterns; // of this plan, for the next one to use again
};

using PlanPtr = std::shared_ptr<const Plan>;

} // namespace sluis::plan
