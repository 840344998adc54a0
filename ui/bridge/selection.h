#pragma once

#include "core/base/ids.h"
#include "core/container/entities.h"

#include <QObject>

#include <optional>

namespace sluis::bridge {

// What the person looks at: shared by all pages of a window, so that an editor shows the hit that was chosen in Live.
class Selection : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const std::optional<container::EntityRef>& entity() const { return m_entity; } // open in an editor
    HitId hit() const { return m_hit; } // chosen in Live
    HitId sample() const { return m_sample; } // what editors evaluate on; follows hit()

    void setEntity(std::optional<container::EntityRef> entity)
    {
        if (m_entity == entity)
            return;
        m_entity = std::move(entity);
        Q_EMIT entityChanged();
    }
    void setHit(HitId hit)
    {
        if (m_hit == hit)
            return;
        m_hit = hit;
        Q_EMIT hitChanged();
        setSample(hit);
    }
    void setSample(HitId hit)
    {
        if (m_sample == hit)
            return;
        m_sample = hit;
        Q_EMIT sampleChanged();
    }

Q_SIGNALS:
    void entityChanged();
    void hitChanged();
    void sampleChanged();

private:
    std::optional<container::EntityRef> m_entity;
    HitId m_hit;
    HitId m_sample;
};

} // namespace sluis::bridge
