#pragma once

#include "core/value/value.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluis::storage {

inline constexpr size_t MaxDocumentBytes = 1024 * 1024; // as in Firestore
inline constexpr size_t MaxDocuments = 100'000;
inline constexpr size_t MaxDocumentsBytes = 256 * 1024 * 1024; // of all together, as JSON
inline constexpr size_t DefaultQueryLimit = 5; // as in Firestore of templates
inline constexpr size_t MaxQueryLimit = 10'000;

// Which database of which project: "" stands for the ones that a call names when it names none.
struct DocumentSpace {
    std::string project;
    std::string database;
    auto operator<=>(const DocumentSpace&) const = default;
};

struct FoundDocument {
    std::string path; // "products/A1"
    value::Value data;
};

// "products/A1" is a document, "products" a collection. Neither starts or ends with a slash or has an empty part.
bool isDocumentPath(std::string_view path);
bool isCollectionPath(std::string_view path);

// Documents in memory, found by path and by what is in them as Firestore does. Not for several threads at once.
class DocumentTable
{
public:
    struct Document {
        value::Value data; // an object
        uint64_t version = 0; // higher with every change
        size_t bytes = 0; // as JSON
    };

    const Document* find(const DocumentSpace& space, std::string_view path) const; // nullptr when there is none

    // Replaces the document, or adds its members to the one that is there: objects inside objects, too. False when a
    // limit is reached; nothing changes then.
    bool put(const DocumentSpace& space, const std::string& path, value::Value data, bool merge);

    // The documents of one collection that meet all conditions ([[key, operator, value], …]): by the first key that is
    // compared by order, then by path. Nothing when a condition is none.
    std::optional<std::vector<FoundDocument>> query(
        const DocumentSpace& space, std::string_view collection, const value::Value& conditions, size_t limit) const;

    size_t size() const { return m_documents.size(); }

private:
    using Key = std::pair<DocumentSpace, std::string>;
    std::map<Key, Document> m_documents;
    uint64_t m_version = 0;
    size_t m_bytes = 0;
};

} // namespace sluis::storage
