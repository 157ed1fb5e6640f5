using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Runtime;
using Microsoft.AspNetCore.Components;

namespace MediFacial.Devices.Panel.Room;

/// <summary>Base of all that draws the room: renders again with every snapshot, and asks the room in the name of this panel.</summary>
public abstract class RoomComponent : ComponentBase, IDisposable
{
    [Inject] public SnapshotFeed Feed { get; set; } = default!;
    [Inject] public OperatorPort Port { get; set; } = default!;
    [Inject] public PanelIdentity Identity { get; set; } = default!;
    [Inject] public NavigationManager Navigation { get; set; } = default!;

    bool _disposed;

    /// <summary>Null until the room has said something for the first time.</summary>
    protected RoomSnapshot? Snapshot { get; private set; }

    /// <summary>Why the last request was not done; null after one that was.</summary>
    protected Refusal? LastRefusal { get; private set; }

    protected bool Asking { get; private set; }

    /// <summary>Nobody took command, or this panel did.</summary>
    protected bool Commands => Snapshot?.CommandingPanel is not { } other || other == Identity.Id;

    protected override void OnInitialized()
    {
        Snapshot = Feed.Current;
        Feed.Changed += OnChanged;
    }

    protected async Task<bool> AskAsync(OperatorRequest request)
    {
        Asking = true;
        StateHasChanged();
        var answer = await Port.AskAsync(request);
        Asking = false;
        LastRefusal = answer.Refusal;
        if (!_disposed) StateHasChanged();
        return answer.IsDone;
    }

    protected void ForgetRefusal() => LastRefusal = null;

    protected virtual void OnSnapshot(RoomSnapshot snapshot) { }

    public void Dispose()
    {
        _disposed = true;
        Feed.Changed -= OnChanged;
        Disposing();
        GC.SuppressFinalize(this);
    }

    protected virtual void Disposing() { }

    void OnChanged(RoomSnapshot snapshot) => _ = ShowAsync(snapshot);

    async Task ShowAsync(RoomSnapshot snapshot)
    {
        try
        {
            await InvokeAsync(() =>
            {
                if (_disposed) return;
                Snapshot = snapshot;
                OnSnapshot(snapshot);
                StateHasChanged();
            });
        }
        catch (ObjectDisposedException)
        {
            // The circuit ended between the event and its turn: nobody is looking any more.
        }
    }
}
