#include "core/url/query.h"

#include <gtest/gtest.h>

using namespace sluis::url;

TEST(Query, pairsKeepTheirOrderAndRepetitions)
{
    const struct {
        std::string_view query;
        Pairs pairs;
    } rows[] = {
        {"", {}},
        {"&&", {}},
        {"a=1&b=2&a=3", {{"a", "1"}, {"b", "2"}, {"a", "3"}}},
        {"a", {{"a", ""}}},
        {"=x", {{"", "x"}}},
        {"a=b=c", {{"a", "b=c"}}},
        {"a+b=c%26d&%C3%A9=%", {{"a b", "c&d"}, {"é", "%"}}},
        {"a=1;b=2", {{"a", "1;b=2"}}},
    };
    for (const auto& row : rows)
        EXPECT_EQ(parseQuery(row.query), row.pairs) << row.query;
}

TEST(Query, theFirstOfRepeatedParametersCounts)
{
    EXPECT_EQ(queryParameter("x=0&a%5B=1&a[=2", "a["), "1");
    EXPECT_EQ(queryParameter("a=1", "b"), std::nullopt);
    EXPECT_EQ(queryParameter("a", "a"), "");
}

TEST(Query, whatWasBuiltReadsBack)
{
    const Pairs pairs{{"a b", "1&2=3"}, {"é", "🚲"}, {"", ""}, {"a b", "+"}};
    EXPECT_EQ(buildQuery(pairs), "a+b=1%262%3D3&%C3%A9=%F0%9F%9A%B2&=&a+b=%2B");
    EXPECT_EQ(parseQuery(buildQuery(pairs)), pairs);
}
