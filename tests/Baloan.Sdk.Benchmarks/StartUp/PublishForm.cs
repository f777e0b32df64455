namespace Baloan.Sdk.Benchmarks.StartUp;

/// <summary>How an application is published. The names are those of the applications' projects.</summary>
internal enum PublishForm
{
    FrameworkDependent,
    ReadyToRun,
    NativeAot,
}
