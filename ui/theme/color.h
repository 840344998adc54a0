#pragma once

#include <QColor>

// Every colour of resources/theme/tokens.json: the name in code, the name in the file.
#define SLUIS_THEME_COLORS(X)                                                                                          \
    X(SurfaceWindow, "surface.window")                                                                                 \
    X(SurfacePage, "surface.page")                                                                                     \
    X(SurfaceRaised, "surface.raised")                                                                                 \
    X(SurfaceSunken, "surface.sunken")                                                                                 \
    X(SurfaceCanvas, "surface.canvas")                                                                                 \
    X(SurfaceHover, "surface.hover")                                                                                   \
    X(SurfacePressed, "surface.pressed")                                                                               \
    X(SurfaceSelected, "surface.selected")                                                                             \
    X(SurfaceSelectedInactive, "surface.selectedInactive")                                                             \
    X(SurfaceTooltip, "surface.tooltip")                                                                               \
    X(BorderSubtle, "border.subtle")                                                                                   \
    X(BorderDefault, "border.default")                                                                                 \
    X(BorderStrong, "border.strong")                                                                                   \
    X(BorderFocus, "border.focus")                                                                                     \
    X(TextPrimary, "text.primary")                                                                                     \
    X(TextSecondary, "text.secondary")                                                                                 \
    X(TextTertiary, "text.tertiary")                                                                                   \
    X(TextDisabled, "text.disabled")                                                                                   \
    X(TextOnAccent, "text.onAccent")                                                                                   \
    X(TextOnTooltip, "text.onTooltip")                                                                                 \
    X(AccentBase, "accent.base")                                                                                       \
    X(AccentHover, "accent.hover")                                                                                     \
    X(AccentPressed, "accent.pressed")                                                                                 \
    X(AccentText, "accent.text")                                                                                       \
    X(AccentSoft, "accent.soft")                                                                                       \
    X(AccentSoftBorder, "accent.softBorder")                                                                           \
    X(SuccessText, "success.text")                                                                                     \
    X(SuccessSolid, "success.solid")                                                                                   \
    X(SuccessSoft, "success.soft")                                                                                     \
    X(SuccessBorder, "success.border")                                                                                 \
    X(WarningText, "warning.text")                                                                                     \
    X(WarningSolid, "warning.solid")                                                                                   \
    X(WarningSoft, "warning.soft")                                                                                     \
    X(WarningBorder, "warning.border")                                                                                 \
    X(DangerText, "danger.text")                                                                                       \
    X(DangerSolid, "danger.solid")                                                                                     \
    X(DangerSoft, "danger.soft")                                                                                       \
    X(DangerBorder, "danger.border")                                                                                   \
    X(KindClient, "kind.client")                                                                                       \
    X(KindTransformation, "kind.transformation")                                                                       \
    X(KindTrigger, "kind.trigger")                                                                                     \
    X(KindTag, "kind.tag")                                                                                             \
    X(KindVariable, "kind.variable")                                                                                   \
    X(KindTemplate, "kind.template")                                                                                   \
    X(KindVendor, "kind.vendor")                                                                                       \
    X(KindSoftClient, "kindSoft.client")                                                                               \
    X(KindSoftTransformation, "kindSoft.transformation")                                                               \
    X(KindSoftTrigger, "kindSoft.trigger")                                                                             \
    X(KindSoftTag, "kindSoft.tag")                                                                                     \
    X(KindSoftVariable, "kindSoft.variable")                                                                           \
    X(KindSoftTemplate, "kindSoft.template")                                                                           \
    X(KindSoftVendor, "kindSoft.vendor")                                                                               \
    X(SyntaxKeyword, "syntax.keyword")                                                                                 \
    X(SyntaxString, "syntax.string")                                                                                   \
    X(SyntaxNumber, "syntax.number")                                                                                   \
    X(SyntaxFunction, "syntax.function")                                                                               \
    X(SyntaxComment, "syntax.comment")                                                                                 \
    X(SyntaxProperty, "syntax.property")

namespace sluis::theme {

enum class Color {
#define X(name, text) name,
    SLUIS_THEME_COLORS(X)
#undef X
};

// The colour in the theme that is shown. Ask while painting, never keep the answer: the theme may switch while running.
QColor color(Color name);

// The name in tokens.json, "surface.window".
const char* colorName(Color name);

} // namespace sluis::theme
