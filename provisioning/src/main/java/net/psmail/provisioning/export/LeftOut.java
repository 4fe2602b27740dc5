package net.psmail.provisioning.export;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;

/** Lists what the copy has of each folder, and what it could not have. */
final class LeftOut {

  private final JsonArrayBuilder folders = Json.createArrayBuilder();
  private final JsonArrayBuilder mails = Json.createArrayBuilder();

  void folder(String name, String file, long copied) {
    folders.add(
        Json.createObjectBuilder().add("folder", name).add("file", file).add("mails", copied));
  }

  /** A mail that is not in the copy, or not whole. */
  void mail(String folder, long uid, boolean begun) {
    mails.add(
        Json.createObjectBuilder()
            .add("folder", folder)
            .add("uid", uid)
            .add("reason", begun ? "cut off" : "not readable"));
  }

  List<Paper> papers() {
    List<Paper> papers = new ArrayList<>();
    papers.add(new Paper("mail/folders.json", DataFile.written(folders.build())));
    JsonArray missing = mails.build();
    if (!missing.isEmpty()) {
      papers.add(new Paper("mail/left-out.json", DataFile.written(missing)));
    }
    return papers;
  }
}
