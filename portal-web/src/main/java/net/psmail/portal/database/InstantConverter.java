package net.psmail.portal.database;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Without it EclipseLink stores an {@code Instant} as serialized bytes. */
@Converter(autoApply = true)
class InstantConverter implements AttributeConverter<@Nullable Instant, @Nullable LocalDateTime> {

  @Override
  public @Nullable LocalDateTime convertToDatabaseColumn(@Nullable Instant moment) {
    return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }

  @Override
  public @Nullable Instant convertToEntityAttribute(@Nullable LocalDateTime moment) {
    return moment == null ? null : moment.toInstant(ZoneOffset.UTC);
  }
}
