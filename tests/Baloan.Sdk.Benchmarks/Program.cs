using Baloan.Sdk.Benchmarks;
using BenchmarkDotNet.Running;

if (args is ["--quick"])
{
    await QuickComparison.RunAsync();
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
}
