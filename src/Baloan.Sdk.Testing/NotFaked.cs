using System.Runtime.CompilerServices;

namespace Baloan.Sdk;

/// <summary>Says which member a test has used that its fake does not have.</summary>
internal static class NotFaked
{
    public static NotSupportedException Member(object fake, [CallerMemberName] string member = "") =>
        new($"{fake.GetType().Name} does not override {member}, which was used.");
}
