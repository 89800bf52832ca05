// Overwriting what is secret. Freeing memory does not overwrite it: what stood there may end up in
// a core dump, or in a file that the system swaps to.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

namespace messenger {

/// Overwrites `bytes` with zeroes, also where the compiler sees that nobody reads them again.
void wipe(std::span<std::uint8_t> bytes) noexcept;

/// A container with this allocator wipes all memory that it frees, also when it grows and moves its
/// elements to a larger block.
template <class T>
struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <class Other>
    WipingAllocator(const WipingAllocator<Other>&) noexcept {}

    T* allocate(std::size_t count) { return std::allocator<T>().allocate(count); }

    void deallocate(T* memory, std::size_t count) noexcept {
        wipe({reinterpret_cast<std::uint8_t*>(memory), count * sizeof(T)});
        std::allocator<T>().deallocate(memory, count);
    }

    bool operator==(const WipingAllocator&) const = default;
};

} // namespace messenger
