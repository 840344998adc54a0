#include "core/plan/lint_context.h"

#include "core/privacy/field_class.h"
#include "core/templates/own_templates.h"

namespace sluis::plan {
namespace {

    using container::EntityKind;
    using container::Transformation;

    template <class T> void ownTypes(LintContext& context, EntityKind kind, const std::vector<T>& list)
    {
        for (const T& entity : list) {
            const templates::TypeDescription* type = context.catalogue.find(kind, entity.type);
            const bool isOurs = type ? type->isOurs : entity.type.starts_with("sluis_");
            if (!isOurs)
                continue;
            const std::string name = type ? type->name : entity.type;
            const templates::OwnTemplate* standIn = templates::standInFor(entity.type);
            context.add(Severity::Note, {kind, entity.id.text}, "type",
                standIn ? Message{"lint.gtmBecomesTemplate", {name, standIn->name}}
                        : Message{"lint.gtmUnknownType", {name}});
        }
    }

    // Hiding a class of visitor details also hides it in the tags' view of the request, which GTM does not do.
    void hiding(LintContext& context, const Transformation& transformation)
    {
        if (transformation.type != "tf_exclude_params")
            return;
        for (const container::Parameter& row : rowsOf(transformation.parameters, "excludedParamsTable")) {
            const auto fieldClass = privacy::classOfParameter(container::textOf(row.map, "excludedParams"));
            if (!fieldClass || *fieldClass == privacy::FieldClass::Personal)
                continue;
            context.add(Severity::Note, {EntityKind::Transformation, transformation.id.text},
                "parameter.excludedParamsTable", {"lint.gtmShowsRequest", {}});
            return;
        }
    }

} // namespace

void lintExport(LintContext& context)
{
    ownTypes(context, EntityKind::Tag, context.container.tags);
    ownTypes(context, EntityKind::Variable, context.container.variables);
    ownTypes(context, EntityKind::Client, context.container.clients);
    ownTypes(context, EntityKind::Transformation, context.container.transformations);
    for (const Transformation& transformation : context.container.transformations)
        hiding(context, transformation);
}

} // namespace sluis::plan
