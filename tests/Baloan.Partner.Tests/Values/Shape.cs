using System.Collections;

namespace Baloan.Partner.Tests.Values;

/// <summary>Where a value stands in what is stored.</summary>
public sealed record Shape(string Name, Func<Type, Type> TypeFor, Action<object, object> Put, Func<object, object?> Take)
{
    private const string Key = "key";

    public static IReadOnlyList<Shape> All { get; } =
    [
        new("a value", type => type, (_, _) => { }, holder => holder),
        new("a nullable value", NullableOf, (_, _) => { }, holder => holder),
        new("a property", type => typeof(Holder<>).MakeGenericType(type), (holder, value) => ((IHolder)holder).Value = value, holder => ((IHolder)holder).Value),
        new("an entry of a list", type => typeof(List<>).MakeGenericType(type), (list, value) => ((IList)list).Add(value), list => ((IList)list)[0]),
        new("a key of a dictionary", type => typeof(Dictionary<,>).MakeGenericType(type, typeof(int)), (map, value) => ((IDictionary)map)[value] = 1, map => ((IDictionary)map).Keys.Cast<object>().Single()),
        new("a value of a dictionary", type => typeof(Dictionary<,>).MakeGenericType(typeof(string), type), (map, value) => ((IDictionary)map)[Key] = value, map => ((IDictionary)map)[Key]),
    ];

    public static Shape Of(string name) => All.Single(shape => shape.Name == name);

    public object Wrap(object value)
    {
        var type = TypeFor(value.GetType());
        if (type == NullableOf(value.GetType()) || type == value.GetType())
        {
            return value;
        }

        var holder = Activator.CreateInstance(type)!;
        Put(holder, value);
        return holder;
    }

    private static Type NullableOf(Type type) => type.IsValueType ? typeof(Nullable<>).MakeGenericType(type) : type;
}
