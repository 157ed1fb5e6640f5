using System.Collections.Immutable;
using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Runtime.InteropServices;
using System.Text;

namespace MediFacial.Devices.Transports;

/// <summary>The GPIO chips of the Linux kernel, by label, and their lines, by name. Numbers are never used: they change with every re-plug.</summary>
public static unsafe class KernelPinChips
{
    const nuint GetChipInformation = 0x8044B401, GetLineInformation = 0xC100B405;
    const int NameLength = 32, ChipSize = 68, LineSize = 256, LabelAt = 32, LineCountAt = 64, OffsetAt = 64;

    /// <summary>Null when no chip bears the label.</summary>
    /// <exception cref="UnauthorizedAccessException">The chips may not be opened.</exception>
    /// <exception cref="InvalidOperationException">Two chips bear the label.</exception>
    /// <exception cref="PlatformNotSupportedException">No libgpiod is installed.</exception>
    public static PinChip? Find(string label)
    {
        if (!OperatingSystem.IsLinux()) return null;
        var found = Directory.EnumerateFiles("/dev", "gpiochip*").Order(StringComparer.Ordinal)
            .Select(Look).OfType<Chip>().Where(chip => chip.Label == label).ToImmutableArray();
        return found.Length switch
        {
            0 => null,
            1 => new PinChip(DriverOf(found[0].Name), name => found[0].Lines.TryGetValue(name, out var offset) ? offset : null),
            _ => throw new InvalidOperationException(
                $"{found.Length} GPIO chips bear the label {label} ({string.Join(", ", found.Select(chip => chip.Name))}): unplug all but one."),
        };
    }

    sealed record Chip(string Name, string Label, ImmutableDictionary<string, int> Lines);

    static Chip? Look(string path)
    {
        using var descriptor = new Descriptor(LinuxCalls.Open(path, LinuxCalls.ReadWrite | LinuxCalls.CloseOnExec));
        if (descriptor.IsInvalid)
            return Marshal.GetLastPInvokeError() == LinuxCalls.AccessDenied
                ? throw new UnauthorizedAccessException($"No permission to open {path}. Add the user of this program to the group that owns it (usually gpio).")
                : null;
        if (!descriptor.TryHold(out var number)) return null;
        try
        {
            var chip = stackalloc byte[ChipSize];
            if (LinuxCalls.Control(number, GetChipInformation, chip) != 0) return null;
            var count = MemoryMarshal.Read<uint>(new ReadOnlySpan<byte>(chip + LineCountAt, sizeof(uint)));
            return new(Text(chip), Text(chip + LabelAt), LinesOf(number, count));
        }
        finally
        {
            descriptor.LetGo();
        }
    }

    static ImmutableDictionary<string, int> LinesOf(int chip, uint count)
    {
        var lines = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var line = stackalloc byte[LineSize];
        for (var offset = 0u; offset < count; offset++)
        {
            new Span<byte>(line, LineSize).Clear();
            *(uint*)(line + OffsetAt) = offset;
            if (LinuxCalls.Control(chip, GetLineInformation, line) == 0 && Text(line) is { Length: > 0 } name) lines.TryAdd(name, (int)offset);
        }
        return lines.ToImmutable();
    }

    static string Text(byte* name)
    {
        var bytes = new ReadOnlySpan<byte>(name, NameLength);
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    /// <summary>The first libgpiod wins, as in System.Device.Gpio itself: its calls and its edges are the faster ones.</summary>
    static GpioDriver DriverOf(string chip)
    {
        if (NativeLibrary.TryLoad("libgpiod.so.2", out _)) return new LibGpiodDriver(Named(LibGpiodDriver.GetAvailableChips(), chip));
        if (NativeLibrary.TryLoad("libgpiod.so.3", out _)) return new LibGpiodV2Driver(Named(LibGpiodV2Driver.GetAvailableChips(), chip));
        throw new PlatformNotSupportedException("Install libgpiod (Debian: libgpiod2 or libgpiod3); without it no GPIO line can be used.");
    }

    static GpioChipInfo Named(IEnumerable<GpioChipInfo> chips, string name) => chips.First(chip => chip.Name == name);
}
