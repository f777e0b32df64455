#if !NET
namespace System.Diagnostics.CodeAnalysis;

/// <summary>What tells the trimmer of modern .NET that constructors are called; nothing trims for an older one.</summary>
[AttributeUsage(AttributeTargets.GenericParameter)]
internal sealed class DynamicallyAccessedMembersAttribute(DynamicallyAccessedMemberTypes memberTypes) : Attribute
{
    public DynamicallyAccessedMemberTypes MemberTypes { get; } = memberTypes;
}

internal enum DynamicallyAccessedMemberTypes
{
    PublicConstructors = 3,
}
#endif
