using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using MediFacial.Devices.Core.Profiles.Forms;
using MediFacial.Devices.Scenarios.Suites.Model;

namespace MediFacial.Devices.Scenarios.Suites.Reading;

/// <summary>A closed set of records as words with keys, made of the records themselves: whoever adds one has added its word.</summary>
/// <param name="records">Each record with its word.</param>
/// <param name="usual">What a parameter is when it is left out; null where it must be written.</param>
sealed class RecordWords<T>(IEnumerable<(string Word, Type Record)> records, Func<ParameterInfo, object?> usual) where T : class
{
    readonly FrozenDictionary<string, RecordWord> _words = records.ToFrozenDictionary(each => each.Word, each => new RecordWord(each.Word, each.Record, usual));

    public IEnumerable<string> All => _words.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<Key> KeysOf(string word) => _words[word].Parameters.Select(parameter => parameter.Key);

    public T Make(string word, Row row) => (T)_words[word].Make(row);

    /// <summary>The word of a record and what it says, apart from what goes without saying.</summary>
    public (string Word, ImmutableArray<(string Key, object Value)> Values) Tell(T value)
    {
        var word = _words.Values.First(each => each.Record == value.GetType());
        return (word.Word, [.. from parameter in word.Parameters
                               let told = parameter.Property.GetValue(value)
                               where told is not null && !Equals(told, parameter.Usual)
                               select (parameter.Key.Name, told)]);
    }

    sealed record Parameter(Key<object> Key, PropertyInfo Property, object? Usual);

    sealed class RecordWord(string word, Type record, Func<ParameterInfo, object?> usual)
    {
        readonly ConstructorInfo _constructor = record.GetConstructors().First();

        public string Word => word;
        public Type Record => record;
        public ImmutableArray<Parameter> Parameters { get; } = [.. from parameter in record.GetConstructors().First().GetParameters()
            let otherwise = parameter.HasDefaultValue ? parameter.DefaultValue : usual(parameter)
            let name = KeyOf(parameter)
            let about = $"{parameter.Name} of {word}."
            select new Parameter(
                otherwise is null ? Key.Needed(name, ParameterForms.Of(parameter), about) : Key.Optional(name, ParameterForms.Of(parameter), about),
                record.GetProperty(parameter.Name!)!, otherwise)];

        public object Make(Row row) => _constructor.Invoke([.. Parameters.Select(parameter => parameter.Usual is null ? row.Get(parameter.Key) : row.Get(parameter.Key, parameter.Usual))]);

        static string KeyOf(ParameterInfo parameter) => parameter.Name == "From" ? "panel" : Hyphens.Of(parameter.Name!);
    }
}
