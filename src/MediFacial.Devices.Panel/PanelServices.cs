using MediFacial.Devices.Panel.Room;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace MediFacial.Devices.Panel;

/// <summary>The panel in two lines: <c>builder.AddPanel()</c> and <c>app.MapPanel()</c>.</summary>
/// <remarks>The program registers <c>SnapshotFeed</c>, <c>OperatorPort</c>, <c>PanelPresence</c> and <c>Shelf</c> as singletons, a
/// <see cref="SessionArchive"/> where it keeps records, and a <see cref="SimulatorPage"/> in a simulated room only.</remarks>
public static class PanelServices
{
    public static WebApplicationBuilder AddPanel(this WebApplicationBuilder builder)
    {
        // Without it a build that is run as built, not published, finds the panel's files in the Development environment only.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddPanel();
        return builder;
    }

    public static IServiceCollection AddPanel(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAntiforgery();
        // Nothing of the panel outlives its process, so no keys are left on the disk.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.TryAddSingleton(SessionArchive.Empty);
        services.AddSingleton<SnapshotWatch>();
        services.AddScoped<PanelIdentity>();
        return services;
    }

    public static WebApplication MapPanel(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapPanelApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
