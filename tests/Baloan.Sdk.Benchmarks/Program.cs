using Baloan.Sdk.Benchmarks;

return await BenchmarkCommands.Parse(args).InvokeAsync();
