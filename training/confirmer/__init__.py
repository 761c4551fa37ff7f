"""The confirmer's judge: its material, its fitting, and the proof that no other judge saw what it was fitted on."""
