using Bunit;
using MediFacial.Devices.Core.Commands;
using MediFacial.Devices.Core.Room;
using MediFacial.Devices.Panel.Room;
using MediFacial.Devices.Runtime;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace MediFacial.Devices.Panel.Tests;

/// <summary>Renders the panel against a scene, and answers what it asks as the room would.</summary>
public abstract class PanelContext : BunitContext
{
    protected SnapshotFeed Feed { get; } = new();
    protected OperatorPort Port { get; } = new();
    protected PanelPresence Presence { get; } = new();
    protected ManualTime Time { get; } = new();
    protected List<OperatorRequest> Asked { get; } = [];
    protected Refusal? NextRefusal { get; set; }
    protected Shelf Shelf { get; set; } = Shelves.Full;
    protected SessionArchive Archive { get; set; } = new(() => Shelves.Summaries, id => id == Shelves.KnownSession ? Shelves.Record : null);

    /// <summary>Only a simulated room has one.</summary>
    protected virtual SimulatorPage? Simulator => null;

    protected PanelContext()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(Feed).AddSingleton(Port).AddSingleton(Presence).AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(_ => Shelf).AddSingleton(_ => Archive);
        Services.AddSingleton<SnapshotWatch>();
        if (Simulator is { } simulator) Services.AddSingleton(simulator);
        Services.AddSingleton(new PanelIdentity { Id = "panel-a1b2c3" });
        SetRendererInfo(new RendererInfo("Server", true));
        Port.Arrived = () =>
        {
            while (Port.TryTake(out var asked))
            {
                Asked.Add(asked.Request);
                asked.Answer.SetResult(new(NextRefusal));
            }
        };
    }

    /// <summary>Publishes and waits until everybody who listened before has been told, on the feed's own thread.</summary>
    protected void Publish(RoomSnapshot scene)
    {
        Services.GetRequiredService<SnapshotWatch>();
        using var told = new ManualResetEventSlim();
        void Told(RoomSnapshot snapshot)
        {
            if (ReferenceEquals(snapshot, scene)) told.Set();
        }
        Feed.Changed += Told;
        Feed.Publish(scene);
        told.Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        Feed.Changed -= Told;
    }

    protected IRenderedComponent<T> Show<T>(RoomSnapshot scene) where T : IComponent
    {
        Publish(scene);
        return Render<T>();
    }

    /// <summary>A page as it stands in the frame of every page.</summary>
    protected IRenderedComponent<Layout.RoomFrame> ShowFramed<T>(RoomSnapshot? scene) where T : IComponent
    {
        if (scene is not null) Publish(scene);
        return Render<Layout.RoomFrame>(frame => frame.AddChildContent<T>());
    }
}
