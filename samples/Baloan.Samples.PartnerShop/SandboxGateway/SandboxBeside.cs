using System.Security.Cryptography;
using Baloan.Sandbox;

namespace Baloan.Samples.PartnerShop.SandboxGateway;

/// <summary>
/// The sandbox that a developer's shop has beside it. It comes in by the configuration alone, as any other gateway does:
/// the rest of the shop does not know which one it speaks to.
/// </summary>
public static class SandboxBeside
{
    /// <summary>The path that takes the call backs; the secret follows it.</summary>
    public const string CallbackPath = "/baloan/callbacks";

    /// <summary>Starts a sandbox where the shop is in development and no other gateway is configured; otherwise null.</summary>
    public static async Task<BaloanSandbox?> StartAsync(WebApplicationBuilder builder, string dataFolder)
    {
        if (!builder.Environment.IsDevelopment() || builder.Configuration["Baloan:BaseAddress"] is not null)
        {
            return null;
        }

        var sandbox = await BaloanSandbox.StartAsync(options =>
        {
            options.Policies = SandboxPolicy.Varied;
            options.OtpPause = TimeSpan.FromSeconds(10);
            options.DataFile = Path.Combine(dataFolder, "sandbox.db");
        });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Baloan:BaseAddress"] = sandbox.BaseAddress.AbsoluteUri,
            ["Baloan:Username"] = sandbox.Username,
            ["Baloan:Password"] = sandbox.Password,
            ["Baloan:Callbacks:Secrets:0"] = RandomNumberGenerator.GetHexString(32, lowercase: true),
        });
        builder.Services.AddSingleton(sandbox);
        builder.Services.AddHostedService<SandboxCalls>();
        builder.Services.AddHostedService<SandboxWalk>();
        return sandbox;
    }
}
