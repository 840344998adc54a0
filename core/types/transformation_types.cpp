#include "core/types/descriptions.h"
#include "core/types/field_maker.h"

namespace sluis::types {
namespace {

    using F = FieldMaker;
    using templates::TypeDescription;

    TypeDescription transformation(std::string code, std::string name, std::string description, templates::Field table)
    {
        TypeDescription type;
        type.kind = container::EntityKind::Transformation;
        type.code = std::move(code);
        type.name = std::move(name);
        type.description = std::move(description);
        type.fields = {std::move(table)};
        return type;
    }

    templates::Field parameterTable(std::string table, std::string label, std::string column)
    {
        return F::table(std::move(table), std::move(label),
            {F::text(std::move(column), "Parameter")
                    .placeholder("user_data.phone_number")
                    .unique()
                    .nonEmpty("Enter the name of a parameter.")})
            .newRow("Add parameter")
            .atLeastOneRow("Add a parameter; without one this does nothing.")
            .help("Dots lead into objects: event_location.city.");
    }

} // namespace

std::vector<TypeDescription> transformationTypes()
{
    return {
        transformation("tf_exclude_params", "Exclude parameters", "Hides the parameters listed from tags.",
            parameterTable("excludedParamsTable", "Hidden parameters", "excludedParams")),
        transformation("tf_allow_params", "Allow parameters", "Hides all parameters but those listed from tags.",
            parameterTable("allowedParamsTable", "Parameters that tags may see", "allowedParams")),
        transformation("tf_augment_event", "Augment event", "Adds parameters to what tags see, or changes them.",
            F::table("augmentEventTable", "Added or changed parameters",
                {F::text("paramName", "Parameter")
                        .placeholder("margin_class")
                        .unique()
                        .nonEmpty("Enter the name of a parameter."),
                    F::text("paramValue", "Value").placeholder("{{LT – Margin by category}}")})
                .newRow("Add parameter")
                .atLeastOneRow("Add a parameter; without one this does nothing.")
                .help("A variable alone keeps its type. A variable without a value on a hit changes nothing.")),
    };
}

} // namespace sluis::types
