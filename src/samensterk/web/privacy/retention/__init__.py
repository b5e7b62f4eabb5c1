"""What has had its time goes, with proof."""
