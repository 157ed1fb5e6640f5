using Microsoft.Win32.SafeHandles;

namespace MediFacial.Devices.Transports;

/// <summary>Owns one Linux file descriptor. Holding it while a call runs keeps its number from being given to another file meanwhile.</summary>
sealed class Descriptor : SafeHandleMinusOneIsInvalid
{
    public Descriptor(int number) : base(ownsHandle: true) => SetHandle(number);

    /// <summary>False once it was disposed.</summary>
    public bool TryHold(out int number)
    {
        number = -1;
        var held = false;
        try
        {
            if (IsClosed) return false;
            DangerousAddRef(ref held);
            number = (int)handle;
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public void LetGo() => DangerousRelease();

    protected override bool ReleaseHandle() => LinuxCalls.Close((int)handle) == 0;
}
