namespace Baloan.Sdk.Tests.Privacy;

internal sealed record Reply(int Status, string Body, string? Location = null, ReplyKind Kind = ReplyKind.Whole);
