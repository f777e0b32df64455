using Baloan.Samples.Console;

return await CommandLine.Parse(args).InvokeAsync();
