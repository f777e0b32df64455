namespace Baloan.Partner.Tests.Worker;

/// <summary>Lets everything through.</summary>
internal sealed class PassingHandler : DelegatingHandler;
