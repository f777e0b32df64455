using System.Runtime.CompilerServices;
using Baloan.Sdk;
using Baloan.Sdk.Smoke;

if (args is not [var gateway])
{
    Console.Error.WriteLine("Give the address of a sandbox.");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Configuration.AddInMemoryCollection(
[
    new("Baloan:BaseAddress", gateway),
    new("Baloan:Username", "partner"),
    new("Baloan:Password", "sandbox"),
    new("Baloan:Callbacks:Secrets:0", "secret-of-the-smoke"),
]);
builder.Services.AddSingleton<CallbackInbox>();
builder.Services.AddBaloanClient(builder.Configuration.GetSection("Baloan"));
builder.Services.AddBaloanCallbacks<InboxHandler>(builder.Configuration.GetSection("Baloan:Callbacks"));
builder.Services.AddHealthChecks().AddBaloan();

await using var app = builder.Build();
RefusedLoan.Map(app);
app.MapBaloanCallbacks("/baloan/callbacks");
await app.StartAsync();

using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
using var http = new HttpClient { BaseAddress = new Uri(gateway) };
var sandbox = new SandboxControl(http);
await sandbox.CallBackAsync($"{app.Urls.First()}/baloan/callbacks/secret-of-the-smoke", deadline.Token);

Console.WriteLine($"Native code: {!RuntimeFeature.IsDynamicCodeSupported}");
var loanId = await new SmokeJourney(app.Services.GetRequiredService<IBaloanClient>(), sandbox).WalkAsync(deadline.Token);
await OwnOperations.CheckAsync(app.Services.GetRequiredService<IBaloanClient>(), deadline.Token);
Console.WriteLine("own operations: ok");
var inbox = app.Services.GetRequiredService<CallbackInbox>();
await inbox.ArrivalOf(loanId, LoanState.Created).WaitAsync(deadline.Token);
await inbox.ArrivalOf(loanId, LoanState.ChequeVerified).WaitAsync(deadline.Token);
Console.WriteLine("call backs: ok");
KeptValues.Check();
Console.WriteLine("kept values: ok");
await RefusedLoan.CheckAsync(new Uri(app.Urls.First()), deadline.Token);
Console.WriteLine("problem details: ok");
await app.StopAsync();
return 0;
