using System.Runtime.InteropServices;

namespace MediFacial.Devices.Twins.Hosting;

/// <summary>Waits on many descriptors at once, with a deadline finer than a millisecond, and can be woken from any thread.</summary>
sealed unsafe class Waiter : IDisposable
{
    readonly int _wake = Libc.EventDescriptor(0, Libc.CloseOnExec | Libc.NonBlocking);
    Libc.Waiting[] _descriptors = new Libc.Waiting[16];
    int _count;

    public void Begin()
    {
        _count = 0;
        Add(_wake);
    }

    /// <returns>The place at which <see cref="Happened"/> tells about it.</returns>
    public int Add(int descriptor)
    {
        if (_count == _descriptors.Length) Array.Resize(ref _descriptors, 2 * _count);
        _descriptors[_count] = new Libc.Waiting { Descriptor = descriptor, Events = Libc.Readable };
        return _count++;
    }

    public bool Happened(int place) => _descriptors[place].Happened != 0;

    public void Wait(TimeSpan longest)
    {
        var limit = new Libc.TimeSpec { Seconds = (nint)(longest.Ticks / TimeSpan.TicksPerSecond), Nanoseconds = (nint)(longest.Ticks % TimeSpan.TicksPerSecond * 100) };
        fixed (Libc.Waiting* first = _descriptors)
        {
            if (Libc.Wait(first, (nuint)_count, &limit, null) >= 0) return;
        }
        // Interrupted: nothing is known about any of them, and the caller simply comes round again.
        for (var place = 0; place < _count; place++) _descriptors[place].Happened = 0;
    }

    public void Wake()
    {
        ulong one = 1;
        _ = Libc.Write(_wake, (byte*)&one, sizeof(ulong));
    }

    public void Dispose() => _ = Libc.Close(_wake);
}
