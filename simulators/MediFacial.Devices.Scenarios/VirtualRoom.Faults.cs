namespace MediFacial.Devices.Scenarios;

/// <content>Pins and journal that fail, and are well again.</content>
public sealed partial class VirtualRoom
{
    /// <summary>The pins can no longer be read.</summary>
    public void LosePins()
    {
        _pins.Unreadable = true;
        LookAtPins(everyPin: true);
    }

    /// <summary>They can be read again.</summary>
    public void FindPins()
    {
        _pins.Unreadable = false;
        LookAtPins(everyPin: true);
    }

    /// <summary>After <see cref="KillController"/>: entries that were not on disk are in no journal.</summary>
    public void LoseUnflushed() => _journal.LoseUnflushed();

    /// <summary>The next write of the journal fails, and all after it.</summary>
    public void BreakJournal(string why) => _journal.Break(why);

    /// <summary>From the next write on all is well again.</summary>
    public void MendJournal() => _journal.Mend();

    /// <summary>Another process holds the journal: no entry gets to the disk, and none fails.</summary>
    public void LockJournal() => _journal.IsLocked = true;

    /// <summary>It has let the journal go: what waited gets to the disk.</summary>
    public void UnlockJournal() => _journal.Unlock(Now);
}
