using Baloan.Samples.Worker;
using Baloan.Sandbox;

await using var sandbox = await BaloanSandbox.StartAsync();
var builder = Host.CreateApplicationBuilder(args);

builder.Services.AddBaloanClient(options =>
{
    options.BaseAddress = sandbox.BaseAddress; // leave it out for the gateway itself
    options.Username = sandbox.Username;
    options.Password = sandbox.Password;
});
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton(new LoanJobs(builder.Configuration["Table"] ?? Path.GetTempFileName()));
builder.Services.AddHostedService<LoanWorker>();
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(60)); // for the loan under way

using var host = builder.Build();
var jobs = host.Services.GetRequiredService<LoanJobs>();
Demonstration.Fill(jobs, sandbox.Faults);
await host.StartAsync();

if (args.Contains("--yes"))
{
    var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
    using var everySecond = new PeriodicTimer(TimeSpan.FromSeconds(1));
    while (!Demonstration.IsOver(jobs) && !lifetime.ApplicationStopping.IsCancellationRequested)
    {
        await everySecond.WaitForNextTickAsync();
    }

    lifetime.StopApplication();
}

await host.WaitForShutdownAsync();
Demonstration.Print(jobs);
