"""Where a figure comes from: the small print below it, and the metadata of its file."""


def facts(results):
    """Command, config, seed, fingerprint and version; only what the manifest says."""
    manifest = results.manifest
    session = (manifest.get("sessions") or [{}])[-1]  # of a sweep: the last
    settings = manifest.get("settings", {})
    version, commit = manifest.get("version") or session.get("version"), manifest.get("commit") or session.get("commit")
    said = {
        "command": manifest.get("command") or session.get("command"),
        "config": manifest.get("config"),
        "seed": manifest.get("seed") or settings.get("run.seed"),
        "replicates": settings.get("run.replicates"),
        "fingerprint": manifest.get("fingerprint"),
        "version": f"souk {version} ({commit})" if version else None,
    }
    return {name: str(value) for name, value in said.items() if value not in (None, "")}


def small_print(results):
    """One paragraph."""
    said = facts(results)
    words = [said.pop("command", "")]
    words += [text if name == "version" else f"{name} {text}" for name, text in said.items() if name != "replicates"]
    return "  \u00b7  ".join(word for word in words if word)


def metadata(results, title, caption, suffix):
    """What matplotlib writes into a file; no date, so that the same figure has the same bytes."""
    text = "; ".join(f"{name}: {value}" for name, value in facts(results).items())
    if suffix == "svg":
        return {"Title": title, "Description": caption, "Source": text, "Creator": "souk", "Date": None}
    if suffix == "pdf":
        return {"Title": title, "Subject": caption, "Keywords": text, "Creator": "souk", "CreationDate": None}
    return {"Title": title, "Description": caption, "Source": text, "Software": "souk"}
