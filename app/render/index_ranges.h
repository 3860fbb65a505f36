#pragma once

#include <epoxy/gl.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace app {

/// Which stretches of an index buffer to draw, neighbours joined into one.
class IndexRanges {
public:
    /// Indices [first, first + count). Ranges are added in any order; one that begins where the
    /// last one ended only lengthens it.
    void add(std::uint32_t first, std::uint32_t count) {
        if (count == 0) return;
        indices_ += count;
        if (!counts_.empty() && first == end_)
            counts_.back() += static_cast<GLsizei>(count);
        else {
            counts_.push_back(static_cast<GLsizei>(count));
            offsets_.push_back(reinterpret_cast<const void*>(first * sizeof(std::uint32_t)));
        }
        end_ = first + count;
    }
    void clear() {
        counts_.clear();
        offsets_.clear();
        indices_ = 0;
    }
    bool empty() const { return counts_.empty(); }
    std::size_t ranges() const { return counts_.size(); }
    std::size_t indices() const { return indices_; }

    /// Draws triangles of the bound vertex array's index buffer.
    void draw() const {
        glMultiDrawElements(GL_TRIANGLES, counts_.data(), GL_UNSIGNED_INT, offsets_.data(),
                            static_cast<GLsizei>(counts_.size()));
    }

private:
    std::vector<GLsizei> counts_;
    std::vector<const void*> offsets_;
    std::uint32_t end_ = 0;
    std::size_t indices_ = 0;
};

}  // namespace app
